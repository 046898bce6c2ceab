package dev.kalends.bench;

import java.nio.file.Path;

/**
 * A part of the benchmark, which can be run without the others.
 */
interface Part {

	/**
	 * Returns the name, by which the part is chosen and found again in the report.
	 */
	String name();

	/**
	 * Measures and says what came out.
	 * @param folder an empty folder for data
	 */
	Section measure(Settings settings, Path folder) throws Exception;

}
