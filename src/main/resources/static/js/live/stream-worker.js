// A shared worker: holds one event stream for all tabs of a person in this browser. A browser has only six connections to a
// host over HTTP/1.1, so the streams of seven tabs would leave none for requests.

/** The tabs that listen. @type {Set<MessagePort>} */
const listeners = new Set();
/** @type {EventSource | null} */
let source = null;
/** The version announced last on this connection. @type {string | null} */
let announced = null;

/** @param {{ version?: string, lost?: boolean }} message */
const tell = (message) => listeners.forEach((port) => port.postMessage(message));

function end() {
  source?.close();
  source = null;
  announced = null;
}

/** @param {string} url */
function begin(url) {
  source = new EventSource(url);
  source.addEventListener('calendar-changed', (event) => {
    announced = JSON.parse(event.data).version;
    tell({ version: announced });
  });
  // The tabs reconnect, each after a while of its own.
  source.addEventListener('error', () => {
    end();
    const lost = [...listeners];
    listeners.clear();
    lost.forEach((port) => port.postMessage({ lost: true }));
  });
}

/** @param {MessagePort} port @param {string} url */
function listen(port, url) {
  listeners.add(port);
  if (!source) {
    begin(url);
  }
  else if (announced !== null) {
    port.postMessage({ version: announced });
  }
}

/** @param {MessagePort} port */
function leave(port) {
  listeners.delete(port);
  if (listeners.size === 0) {
    end();
  }
}

/** @type {any} */ (globalThis).onconnect = ({ ports: [port] }) => {
  port.onmessage = ({ data }) => (data.listen ? listen(port, data.listen) : leave(port));
  port.postMessage({ ready: typeof EventSource === 'function' });
};
