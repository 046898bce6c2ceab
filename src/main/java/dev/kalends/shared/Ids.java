package dev.kalends.shared;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

import org.springframework.stereotype.Component;

/**
 * Generates identifiers. They are time-ordered (UUID version 7, RFC 9562 section 5.7), so
 * rows created together are close together in every index. 74 bits are random, so an
 * identifier cannot be guessed from its neighbour.
 */
@Component
public class Ids {

	private static final long VERSION_7 = 0x7000L;

	private static final long VARIANT = 0x8000_0000_0000_0000L;

	private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

	private final SecureRandom random = new SecureRandom();

	private final Clock clock;

	public Ids(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Returns a new, unique identifier.
	 */
	public UUID next() {
		long high = (this.clock.millis() << 16) | VERSION_7 | this.random.nextInt(1 << 12);
		long low = (this.random.nextLong() & VARIANT_MASK) | VARIANT;
		return new UUID(high, low);
	}

}
