/** @file The worker that derives, verifies, seals and opens, so that the page goes on answering. */

import { perform } from "../shared/tasks.js"

self.onmessage = async ({ data }) => self.postMessage({ id: data.id, ...await perform(data) })
