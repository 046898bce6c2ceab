package dev.kalends.bench;

import java.nio.file.Path;

/**
 * A part of the benchmark, which can run independently of the others.
 */
interface Part {

	/**
	 * Returns the name, which selects the part and marks its section in the report.
	 */
	String name();

	/**
	 * Measures and returns the results.
	 * @param folder an empty folder for data
	 * @param machine takes a reading after each turn of all sides
	 */
	Section measure(Settings settings, Path folder, Machine machine) throws Exception;

}
