package dev.kalends.exchange;

/**
 * Receives the progress of an import.
 */
@FunctionalInterface
interface ImportProgress {

	ImportProgress NONE = (done, total) -> {
	};

	void at(int done, int total);

}
