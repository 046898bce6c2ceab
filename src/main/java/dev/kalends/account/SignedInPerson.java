package dev.kalends.account;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/**
 * All that a session remembers: who it is, and until when it holds. Everything else is
 * read live with every request.
 *
 * @param personId the person's id
 * @param sessionEpoch the session holds while the person's epoch is the same
 */
public record SignedInPerson(UUID personId, int sessionEpoch) implements Principal, Serializable {

	@Serial
	private static final long serialVersionUID = 1;

	@Override
	public String getName() {
		return this.personId.toString();
	}

}
