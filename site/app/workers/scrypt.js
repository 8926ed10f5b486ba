/** @file The worker that stretches a return code or a passphrase, so that the page goes on answering. */

import { scryptRoot } from "../shared/scrypt.js"
import { answerTasks } from "../shared/worker.js"

answerTasks(scryptRoot)
