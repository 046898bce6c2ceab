// The HTTP client of all scripts: URLs, the CSRF token, JSON, refusals and the end of the session.
import { dispatch, SESSION_ENDED } from './events.js';

/** @param {string} name */
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? '';

/**
 * Converts a path of the application to a URL.
 * @param {string} path without a leading slash
 * @returns {string}
 */
export const address = (path) => meta('base') + path;

/** @returns {Record<string, string>} the headers that every request with a side effect needs */
export const csrfHeaders = () => (meta('csrf-header') ? { [meta('csrf-header')]: meta('csrf-token') } : {});

/**
 * Reports that the server returned 401; session.js leaves the page.
 * @param {string} [about] the toast to replace if the page cannot be left
 */
export const sessionEnded = (about = 'session') => dispatch(SESSION_ENDED, { about });

/** A response with an error status. Without a response, requests fail with the error of fetch, which has no status. */
export class Refusal extends Error {

  /**
   * @param {number} status
   * @param {{ detail?: string, id?: string, errors?: { field?: string, message: string }[] }} problem problem details (RFC 9457)
   */
  constructor(status, problem) {
    super(`HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }

  /** The reason in the viewer's language; empty if the server sent none. */
  get reason() {
    return this.problem.errors?.map(({ message }) => message).join(' ') || this.problem.detail || '';
  }

}

/**
 * Sends a request. A 401 ends the session; every other status is left to the caller.
 * @param {string} path of the application, without a leading slash
 * @param {RequestInit & { json?: unknown, about?: string }} options `json` is the body to serialize
 * @returns {Promise<Response>}
 */
export async function send(path, { json, about, headers, ...init } = {}) {
  const response = await fetch(address(path), {
    cache: 'no-store',
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...init,
    headers: {
      Accept: 'application/json',
      ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(init.method ? csrfHeaders() : {}),
      ...headers,
    },
  });
  if (response.status === 401) {
    sessionEnded(about);
  }
  return response;
}

/**
 * Sends a request and reads JSON.
 * @param {string} path
 * @param {Parameters<typeof send>[1]} [options]
 * @returns {Promise<{ body: any, changeId: string | undefined }>} changeId identifies the change to undo
 * @throws {Refusal} if the status is an error
 */
export async function request(path, options) {
  const response = await send(path, options);
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Refusal(response.status, body);
  }
  return { body, changeId: response.headers.get('X-Change-Id') ?? undefined };
}

/**
 * The key of the message for a failed request. After these statuses, no form is replaced.
 * @param {number} status
 * @param {string} method in lower case
 */
export function failureKey(status, method) {
  if (status === 503 || status === 507) {
    return method === 'get' ? 'unavailable' : 'notSaved';
  }
  return status === 403 ? 'refusedAction' : 'failedAction';
}
