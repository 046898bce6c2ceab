// Requests for saved views. A refusal is returned as a message.
import { request } from '../../core/http.js';
import { text } from '../../core/i18n.js';

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [json]
 * @returns {Promise<{ answer: any, reason?: string }>} answer is null if the request failed
 */
export async function viewRequest(method, path, json) {
  try {
    const { body } = await request(path, { method, json, about: 'views' });
    return { answer: body };
  }
  catch (problem) {
    return { answer: null, reason: reasonOf(problem) };
  }
}

function reasonOf(problem) {
  if (problem.status === undefined) {
    return text('offlineAction');
  }
  return problem.status === 401 ? text('signedOut') : problem.reason || text('failedAction');
}
