package dev.kalends.team;

/**
 * The change would leave a team without a manager.
 */
public class LastManagerException extends RuntimeException {

	LastManagerException() {
		super("A team needs at least one manager");
	}

}
