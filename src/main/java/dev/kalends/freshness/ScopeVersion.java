package dev.kalends.freshness;

/**
 * The version of a scope. The number counts the increments; the stamp is a random number
 * drawn by the last increment. The number alone does not identify a state, because a
 * database restored from a backup counts the same numbers again. Two increments never
 * draw the same stamp, so number and stamp together identify one increment even across
 * restores. Versions are compared for equality only: after a restore, smaller numbers are
 * the current ones.
 *
 * @param number the number of increments; 0 without a row
 * @param stamp the random number drawn by the last increment
 */
public record ScopeVersion(long number, long stamp) {

	/**
	 * The version of a scope without a row.
	 */
	public static final ScopeVersion NONE = new ScopeVersion(0, 0);

	/**
	 * Returns the text of this version in cache keys, such as {@code
	 * 17.9f86d081884c7d65}.
	 */
	@Override
	public String toString() {
		return this.number + "." + Long.toHexString(this.stamp);
	}

}
