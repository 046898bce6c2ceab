package dev.kalends.account;

import java.util.ArrayList;
import java.util.List;

import dev.kalends.account.audit.SecurityEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

/**
 * Tests the warning about an installation without accounts.
 */
class OpenSetupWarningTests {

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void warnsOnlyIfNoAccountExists(boolean exist) {
		List<Object> events = new ArrayList<>();
		People people = mock(People.class);
		when(people.exist()).thenReturn(exist);
		new OpenSetupWarning(people, events::add).warn();
		assertThat(events).isEqualTo(exist ? List.of() : List.of(new SecurityEvent.SetupOpen()));
		assertThat(new SecurityEvent.SetupOpen().line()).contains("/setup", "kalends.admin.username",
				"kalends.admin.password");
	}

}
