package dev.kalends.team;

/**
 * A team would be left without anybody who may look after it.
 */
public class LastManagerException extends RuntimeException {

	LastManagerException() {
		super("The last manager of a team stays");
	}

}
