// The HTTP client of all scripts: URLs, the CSRF token, JSON, refusals and the end of the session.
import { dispatch, SESSION_ENDED, SESSION_RENEWED, VIEWER_CHANGED } from './events.js';

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

/** The person for whom the page was written, undefined before sign-in. */
export const viewerId = document.documentElement.dataset?.viewer;

/**
 * Uses the CSRF token of a new session of the same person.
 * @param {string} token
 */
export function useToken(token) {
  document.querySelector('meta[name="csrf-token"]').content = token;
  document.querySelectorAll('input[name="_csrf"]').forEach((input) => { input.value = token; });
  dispatch(SESSION_RENEWED);
}

/** The CSRF token of the page. */
export const currentToken = () => meta('csrf-token');

/**
 * The server refuses the token of a session that has been replaced since the page was loaded, and sends the new one.
 * @param {number} status
 * @param {(name: string) => string | null} header of the response
 * @returns {boolean} whether the request can be repeated; not if another person has signed in
 */
export function renewToken(status, header) {
  const token = status === 403 ? header(meta('csrf-header')) : null;
  if (token && header('X-Viewer-Id') === viewerId) {
    useToken(token);
    return true;
  }
  if (token) {
    dispatch(VIEWER_CHANGED);
  }
  return false;
}

/**
 * Sends a request with the CSRF token. If somebody signed in again in another tab, it is repeated with the new token.
 * @param {string} url
 * @param {RequestInit} init
 * @returns {Promise<Response>}
 */
export async function fetchWithToken(url, init) {
  const attempt = () => fetch(url, { ...init, headers: { ...init.headers, ...csrfHeaders() } });
  const response = await attempt();
  return renewToken(response.status, (name) => response.headers.get(name)) ? attempt() : response;
}

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
  const response = await (init.method ? fetchWithToken : fetch)(address(path), {
    cache: 'no-store',
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...init,
    headers: {
      Accept: 'application/json',
      ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
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
