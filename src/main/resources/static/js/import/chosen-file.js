// The file that was chosen on the import page, with the content as it was read for the preview.

const MAX_SIZE = 10 * 1024 * 1024;

/** The file cannot be read: it was changed, moved or deleted since it was chosen. */
export class UnreadableFile extends Error {}

/** The file is larger than the server accepts. */
export class FileTooLarge extends Error {}

export class ChosenFile {

  #file;
  #content = new ArrayBuffer(0);

  /** @param {File} file */
  constructor(file) {
    this.#file = file;
  }

  get name() {
    return this.#file.name;
  }

  /**
   * Reads the file. Chromium refuses to read a file that has changed since it was chosen; Firefox reads the new content.
   * @returns {Promise<boolean>} whether the content differs from the one that was read before
   * @throws {UnreadableFile | FileTooLarge}
   */
  async read() {
    if (this.#file.size > MAX_SIZE) {
      throw new FileTooLarge();
    }
    let content;
    try {
      content = await this.#file.arrayBuffer();
    }
    catch {
      throw new UnreadableFile();
    }
    const changed = !equal(content, this.#content);
    this.#content = content;
    return changed;
  }

  /** The content as it was read, so that an upload does not depend on the disk. */
  blob() {
    return new Blob([this.#content], { type: 'text/csv' });
  }

}

/** @param {ArrayBuffer} first @param {ArrayBuffer} second */
function equal(first, second) {
  if (first.byteLength !== second.byteLength) {
    return false;
  }
  const [one, other] = [new Uint8Array(first), new Uint8Array(second)];
  return one.every((byte, index) => byte === other[index]);
}
