package dev.kalends.freshness;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Makes creating things idempotent: a form that is submitted again, by a double click or
 * because the first response was lost, creates nothing twice.
 * <p>
 * Each page that contains such a form has a new key. The key alone is not enough: a
 * person can go back to a submitted form, change it and submit it, which creates another
 * thing. Therefore requests are the same if key and content are equal.
 */
@Component
public class Creations {

	private static final Duration KEPT_FOR = Duration.ofDays(1);

	private final JdbcTemplate jdbc;

	private final WriteTransactions transactions;

	private final Clock clock;

	Creations(JdbcTemplate jdbc, WriteTransactions transactions, Clock clock) {
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Creates something, unless the same request has created it before. If the same
	 * request is running, waits for it.
	 * @param key the key of the form; {@code null} for a form without one
	 * @param content the submitted values
	 * @param create creates it and returns its id; called again when the transaction is
	 * retried
	 * @return the id of what this or the earlier request created
	 */
	public UUID once(UUID personId, @Nullable String key, Object content, Supplier<UUID> create) {
		if (key == null || key.isBlank()) {
			return create.get();
		}
		String fingerprint = fingerprint(key, content);
		try {
			return this.transactions.execute(() -> {
				begin(personId, fingerprint);
				UUID id = create.get();
				this.jdbc.update("update creation set created_id = ? where person_id = ? and fingerprint = ?", id,
						personId, fingerprint);
				return id;
			});
		}
		catch (AlreadyCreatedException ex) {
			return Objects.requireNonNull(
					this.jdbc.queryForObject("select created_id from creation where person_id = ? and fingerprint = ?",
							UUID.class, personId, fingerprint));
		}
	}

	/**
	 * Inserts the row first: a concurrent request with the same fingerprint waits here
	 * until this transaction ends.
	 */
	private void begin(UUID personId, String fingerprint) {
		Instant now = this.clock.instant();
		this.jdbc.update("delete from creation where person_id = ? and created_at < ?", personId,
				now.minus(KEPT_FOR).atOffset(ZoneOffset.UTC));
		try {
			this.jdbc.update("insert into creation (person_id, fingerprint, created_at) values (?, ?, ?)", personId,
					fingerprint, now.atOffset(ZoneOffset.UTC));
		}
		catch (DuplicateKeyException ex) {
			throw new AlreadyCreatedException(ex);
		}
	}

	private static String fingerprint(String key, Object content) {
		try {
			byte[] text = (key + '\n' + content).getBytes(StandardCharsets.UTF_8);
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Rolls back the transaction of a repeated request.
	 */
	private static final class AlreadyCreatedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		AlreadyCreatedException(Throwable cause) {
			super(cause);
		}

	}

}
