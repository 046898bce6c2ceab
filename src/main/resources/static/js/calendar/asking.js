// Asks the feed, and says what is wrong when it does not answer or refuses to.
import { address, momentText, text } from '../page.js';
import { sessionEnded } from '../session.js';
import { state } from './state.js';

const FEED = 'calendar/work-items/feed';

/** @param window { start, end } */
export function addressOf(window, parameters) {
  const query = new URLSearchParams(window);
  parameters.forEach((value, name) => query.append(name, value));
  return `${address(FEED)}?${query}`;
}

/** The answer is never one that the browser kept. */
export const ask = (url, signal) => fetch(url,
  { signal, cache: 'no-store', credentials: 'same-origin', headers: { Accept: 'application/json' } });

/** @return the events, or null if there is no answer or a refusal */
export const eventsAt = (url, signal) => ask(url, signal)
  .then((response) => (response.ok ? response.json() : null))
  .catch(() => null);

/** @param again the way to try again */
export const unreachable = (answeredAt, again) => ({
  message: answeredAt ? text('offlineSince', { time: momentText(answeredAt) }) : text('offline'),
  action: again,
});

/**
 * @param again gives the way to try again, where that may help
 * @return { message, action }, and after how many milliseconds to try by oneself where the server says so
 */
export async function refusal(response, again) {
  if (response.status === 401) {
    sessionEnded('feed');
    return { message: text('signedOut'), action: { label: text('signIn'), href: address('login') } };
  }
  const problem = response.status === 400 ? await response.json().catch(() => null) : null;
  if (problem?.errors) {
    const reason = problem.errors.map(({ field, message }) => `${field}: ${message}`).join(' ');
    return { message: text('feedRefused', { reason }), action: { label: text('clearFilters'), href: address(`calendar?view=${state.view}`) } };
  }
  if (response.status === 503) {
    const seconds = Number(response.headers.get('Retry-After')) || 1;
    return { message: text('feedBusy'), action: again(), retryIn: 1000 * (seconds + Math.random()) };
  }
  return { message: text('feedFailed'), action: again() };
}
