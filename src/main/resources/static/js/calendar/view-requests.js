// Asks the server about saved views; what it refuses comes back as a reason in words.
import { address, csrfHeaders, text } from '../page.js';
import { sessionEnded } from '../session.js';

/** @return { answer } or { reason }; an answer without a body is true */
export async function viewRequest(method, path, body) {
  try {
    const response = await fetch(address(path), {
      method, cache: 'no-store',
      headers: { Accept: 'application/json', ...(body ? { 'Content-Type': 'application/json' } : {}), ...csrfHeaders() },
      body: body && JSON.stringify(body),
    });
    if (response.status === 204) {
      return { answer: true };
    }
    const answered = await response.json().catch(() => ({}));
    return response.ok ? { answer: answered } : { answer: null, reason: reasonOf(response.status, answered) };
  }
  catch {
    return { answer: null, reason: text('offlineAction') };
  }
}

function reasonOf(status, problem) {
  if (status === 401) {
    sessionEnded('views');
    return text('signedOut');
  }
  return problem.errors?.map(({ message }) => message).join(' ') || problem.detail || text('failedAction');
}
