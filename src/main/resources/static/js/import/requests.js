// The requests of the import page. The server keeps the file of a preview for a while; when it is gone, the file is sent
// again. The answer to an import is one JSON object per line (NDJSON), the last of which is the outcome.
import { fetchWithToken, sessionEnded } from '../core/http.js';
import { text } from '../core/i18n.js';

const GONE = 410;

/** A failure with a message for the viewer. */
export class ImportFailure extends Error {

  /** @param {'warning' | 'danger'} level @param {string} message */
  constructor(level, message) {
    super(message);
    this.level = level;
  }

}

/**
 * Requests a preview.
 * @param {string} url
 * @param {FormData} fields the choices
 * @param {import('./chosen-file.js').ChosenFile} file
 * @param {Record<string, string>} words
 * @param {AbortSignal} signal
 * @returns {Promise<string>} HTML
 */
export async function requestPreview(url, fields, file, words, signal) {
  fields.set('preview', 'true');
  const response = await post(url, fields, file, 'text/html', signal);
  if (!response.ok || response.redirected) {
    throw failure(response, words);
  }
  return response.text();
}

/**
 * Imports the file.
 * @param {string} url
 * @param {FormData} fields the choices
 * @param {import('./chosen-file.js').ChosenFile | null} file null if it must not be sent again
 * @param {Record<string, string>} words
 * @param {(message: any) => boolean} handle receives each line and returns whether it was the outcome
 */
export async function requestImport(url, fields, file, words, handle) {
  const response = await post(url, fields, file, 'application/x-ndjson');
  if (response.status === GONE) {
    throw new Error('The server no longer knows whether the file was imported');
  }
  if (!response.ok || response.redirected) {
    throw failure(response, words);
  }
  await follow(response.body.pipeThrough(new TextDecoderStream()).getReader(), handle);
}

async function post(url, fields, file, accept, signal) {
  const headers = { Accept: accept };
  if (fields.get('upload')) {
    const response = await fetchWithToken(url, { method: 'POST', body: new URLSearchParams(fields), headers, signal });
    if (response.status !== GONE || !file) {
      return response;
    }
  }
  fields.delete('upload');
  fields.set('file', file.blob(), file.name);
  return fetchWithToken(url, { method: 'POST', body: fields, headers, signal });
}

// The import itself answers in NDJSON even when it refuses; other answers come from the filters before it.
function failure(response, words) {
  if (response.redirected || response.status === 401) {
    sessionEnded('import');
    return new ImportFailure('warning', words.signedOut);
  }
  if (response.status === 413) {
    return new ImportFailure('danger', words.tooLarge);
  }
  if (response.headers.get('Content-Type')?.includes('ndjson')) {
    return new ImportFailure('warning', words.busy);
  }
  if (response.status === 503 || response.status === 507) {
    return new ImportFailure('danger', text('notSaved'));
  }
  return new ImportFailure('danger', words.failed);
}

async function follow(reader, handle) {
  let rest = '';
  let ended = false;
  for (;;) {
    const { value, done } = await reader.read();
    const lines = (rest + (value ?? '')).split('\n');
    rest = done ? '' : lines.pop();
    for (const line of lines.filter((candidate) => candidate.trim())) {
      ended = handle(JSON.parse(line)) || ended;
    }
    if (done) {
      break;
    }
  }
  if (!ended) {
    throw new Error('The answer ended without an outcome');
  }
}
