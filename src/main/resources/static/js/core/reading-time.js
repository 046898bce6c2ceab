// How long a message stays on screen (WCAG 2.2.1).

const LEAST = 6000;
const NOTICING = 2000;
const PER_CHARACTER = 80;

/**
 * About 150 words per minute, and time to notice the message.
 * @param {string} message
 * @returns {number} milliseconds
 */
export const readingTime = (message) => Math.max(LEAST, NOTICING + PER_CHARACTER * message.length);
