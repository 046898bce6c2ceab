package dev.kalends.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.kalends.shared.Ids;
import dev.kalends.shared.RequestLimits;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The files of previews, so that a person does not have to send a file for each guess
 * that they change. They are kept in the memory of this node: one for each person, for
 * half an hour, and the oldest are dropped when there are too many. The page sends its
 * file again when it is gone.
 */
@Component
class Uploads {

	/**
	 * How long a file is kept after it was stored.
	 */
	static final Duration LIFETIME = Duration.ofMinutes(30);

	/**
	 * The share of the heap that all files together may take. One file always fits.
	 */
	private static final int HEAP_SHARE = 16;

	private final Ids ids;

	private final Clock clock;

	private final long maxTotal;

	/**
	 * The uploads by person, the oldest first.
	 */
	private final Map<UUID, Upload> uploads = new LinkedHashMap<>();

	@Autowired
	Uploads(Ids ids, Clock clock) {
		this(ids, clock, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
	}

	/**
	 * Creates the store.
	 * @param maxTotal maximum size of all files together in bytes, at least one file
	 */
	Uploads(Ids ids, Clock clock, long maxTotal) {
		this.ids = ids;
		this.clock = clock;
		this.maxTotal = Math.max(maxTotal, RequestLimits.MAX_UPLOAD);
	}

	/**
	 * Stores a file in place of the person's last one.
	 */
	synchronized Upload store(UUID personId, byte[] content) {
		removeExpired();
		this.uploads.remove(personId);
		long total = content.length
				+ this.uploads.values().stream().mapToLong((upload) -> upload.content().length).sum();
		for (Iterator<Upload> oldest = this.uploads.values().iterator(); total > this.maxTotal && oldest.hasNext();) {
			total -= oldest.next().content().length;
			oldest.remove();
		}
		Upload upload = new Upload(this.ids.next(), content, this.clock.instant());
		this.uploads.put(personId, upload);
		return upload;
	}

	/**
	 * Returns a file of the person; empty when it is no longer stored.
	 * @param uploadId the id of the upload as text
	 */
	synchronized Optional<Upload> find(UUID personId, String uploadId) {
		removeExpired();
		return Optional.ofNullable(this.uploads.get(personId))
			.filter((upload) -> upload.id().toString().equals(uploadId));
	}

	@Scheduled(fixedDelayString = "PT5M")
	synchronized void removeExpired() {
		Instant oldest = this.clock.instant().minus(LIFETIME);
		this.uploads.values().removeIf((upload) -> upload.storedAt().isBefore(oldest));
	}

}
