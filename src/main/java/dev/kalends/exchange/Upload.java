package dev.kalends.exchange;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A file that a person has previewed and may import. It is imported once: later attempts,
 * such as that of a second click, get the result of the first.
 */
final class Upload {

	private final UUID id;

	private final Instant storedAt;

	private byte[] content;

	private boolean running;

	private @Nullable Result result;

	Upload(UUID id, byte[] content, Instant storedAt) {
		this.id = id;
		this.content = content;
		this.storedAt = storedAt;
	}

	UUID id() {
		return this.id;
	}

	Instant storedAt() {
		return this.storedAt;
	}

	/**
	 * Returns the content; empty after the import.
	 */
	synchronized byte[] content() {
		return this.content;
	}

	/**
	 * Begins an import.
	 * @return whether the caller is to import the content; {@code false} while an import
	 * runs and after it succeeded
	 */
	synchronized boolean begin() {
		if (this.running || this.result != null) {
			return false;
		}
		this.running = true;
		return true;
	}

	/**
	 * Ends an import.
	 * @param newResult the result; {@code null} when nothing was imported, so that the
	 * import can be repeated
	 */
	synchronized void end(@Nullable Result newResult) {
		this.running = false;
		this.result = newResult;
		if (newResult != null) {
			this.content = new byte[0];
		}
	}

	/**
	 * Returns the result; {@code null} unless the content was imported.
	 */
	synchronized @Nullable Result result() {
		return this.result;
	}

	/**
	 * The result of an import.
	 *
	 * @param imported what was imported
	 * @param changeId the change set; {@code null} when nothing was changed
	 */
	record Result(Imported imported, @Nullable UUID changeId) {

	}

}
