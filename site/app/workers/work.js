/** @file The worker that looks for the solution of a proof of work. */

import { search } from "../shared/search.js"
import { answerTasks } from "../shared/worker.js"

answerTasks(search)
