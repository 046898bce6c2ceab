// Feed requests, and messages for failed requests.
import { momentText } from '../../core/date-format.js';
import { address, send } from '../../core/http.js';
import { text } from '../../core/i18n.js';
import { state } from '../state.js';

/** @typedef {import('../sidebar/notice.js').Problem} Problem */
/** @typedef {import('../../core/toasts.js').Action} Action */

const FEED = 'calendar/work-items/feed';

/**
 * @param {{ start: string, end: string }} window
 * @param {URLSearchParams} parameters of the filters
 * @returns {string} a path of the application
 */
export function feedPath(window, parameters) {
  const query = new URLSearchParams(window);
  parameters.forEach((value, name) => query.append(name, value));
  return `${FEED}?${query}`;
}

/** A new request cancels the previous one. Responses that still arrive are recognized as outdated. */
export class LatestRequest {

  #number = 0;
  /** @type {AbortController | undefined} */
  #controller;

  start() {
    this.cancel();
    this.#controller = new AbortController();
    const number = this.#number;
    return { signal: this.#controller.signal, isOld: () => number !== this.#number };
  }

  cancel() {
    this.#controller?.abort();
    this.#number++;
  }

}

/**
 * @param {string} path
 * @param {AbortSignal} signal
 */
export const fetchFeed = (path, signal) => send(path, { signal, about: 'feed' });

/**
 * @param {string} path
 * @param {AbortSignal} signal
 * @returns {Promise<FeedEvent[] | null>} null if the request failed
 */
export const fetchEvents = (path, signal) => fetchFeed(path, signal)
  .then((response) => (response.ok ? response.json() : null))
  .catch(() => null);

/**
 * The message if there is no response.
 * @param {Date | null} answeredAt when the last response arrived
 * @param {Action} retry
 * @returns {Problem}
 */
export const offlineProblem = (answeredAt, retry) => ({
  message: answeredAt ? text('offlineSince', { time: momentText(answeredAt) }) : text('offline'),
  action: retry,
});

/**
 * The message for a response with an error status.
 * @param {Response} response
 * @param {() => Action} retry called where a retry may help
 * @returns {Promise<Problem & { retryIn?: number }>} retryIn: milliseconds until an automatic retry
 */
export async function refusalProblem(response, retry) {
  if (response.status === 401) {
    return { message: text('signedOut'), action: { label: text('signIn'), href: address('login') } };
  }
  const problem = response.status === 400 ? await response.json().catch(() => null) : null;
  if (problem?.errors) {
    const reason = problem.errors.map(({ field, message }) => `${field}: ${message}`).join(' ');
    return { message: text('feedRefused', { reason }), action: { label: text('clearFilters'), href: address(`calendar?view=${state.view}`) } };
  }
  if (response.status === 503) {
    const seconds = Number(response.headers.get('Retry-After')) || 1;
    return { message: text('feedBusy'), action: retry(), retryIn: 1000 * (seconds + Math.random()) };
  }
  return { message: text('feedFailed'), action: retry() };
}
