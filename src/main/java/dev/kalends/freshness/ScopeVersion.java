package dev.kalends.freshness;

/**
 * The version of a scope. The number counts the increments of its counter, and the stamp
 * is a random number that the last increment drew. The number alone does not name a
 * state: a database that is restored from a backup counts the same numbers again. Two
 * increments never draw the same stamp, so number and stamp together name one increment,
 * whatever was restored in between. Versions are compared for equality only; a restored
 * database has smaller numbers, and they are the valid ones.
 *
 * @param number how often the counter was incremented, or 0 without a counter
 * @param stamp the random number that was drawn with the last increment
 */
public record ScopeVersion(long number, long stamp) {

	/**
	 * The version of a scope that has no counter yet.
	 */
	public static final ScopeVersion NONE = new ScopeVersion(0, 0);

	/**
	 * Returns the text that stands for this version in keys, such as
	 * {@code 17.9f86d081884c7d65}.
	 */
	@Override
	public String toString() {
		return this.number + "." + Long.toHexString(this.stamp);
	}

}
