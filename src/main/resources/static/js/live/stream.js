// The event stream of a page: the one that all tabs share, or its own where the browser has no shared workers.
import { viewerId } from '../core/http.js';

/** @typedef {{ onVersion: (version: string) => void, onLost: () => void }} StreamListener */

const ANSWERS_WITHIN = 5000;

/** Resolves with the port of the worker, or null if there is none. @type {Promise<MessagePort | null> | null} */
let connecting = null;

/** People share a computer, never a stream. */
function connect() {
  return new Promise((done) => {
    try {
      const worker = new SharedWorker(new URL('./stream-worker.js', import.meta.url), { name: viewerId ?? '', type: 'module' });
      worker.addEventListener('error', () => done(null));
      worker.port.onmessage = ({ data: { ready } }) => done(ready ? worker.port : null);
      setTimeout(() => done(null), ANSWERS_WITHIN);
    }
    catch {
      done(null);
    }
  });
}

/** @param {string} url @param {StreamListener} listener */
function openOwn(url, { onVersion, onLost }) {
  const source = new EventSource(url);
  source.addEventListener('calendar-changed', (event) => onVersion(JSON.parse(event.data).version));
  source.addEventListener('error', onLost);
  return source;
}

/** @param {MessagePort} port @param {string} url @param {StreamListener} listener */
function openShared(port, url, { onVersion, onLost }) {
  port.onmessage = ({ data: { version, lost } }) => {
    if (version !== undefined) {
      onVersion(version);
    }
    if (lost) {
      onLost();
    }
  };
  port.postMessage({ listen: url });
  return { close: () => {
    port.onmessage = null;
    port.postMessage({});
  } };
}

/**
 * Listens for versions of the calendar until it is closed or the connection is lost.
 * @param {string} url absolute
 * @param {StreamListener} listener
 * @returns {{ close: () => void }}
 */
export function openStream(url, listener) {
  if (!globalThis.SharedWorker) {
    return openOwn(url, listener);
  }
  let closed = false;
  /** @type {{ close: () => void } | null} */
  let stream = null;
  connecting ??= connect();
  connecting.then((port) => {
    if (!closed) {
      stream = port ? openShared(port, url, listener) : openOwn(url, listener);
    }
  });
  return { close: () => {
    closed = true;
    stream?.close();
  } };
}
