package dev.kalends.account;

import dev.kalends.account.audit.SecurityEvent;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Logs a warning at startup if there are no accounts, because anyone who reaches the
 * application could set it up.
 */
@Component
class OpenSetupWarning {

	private final People people;

	private final ApplicationEventPublisher events;

	OpenSetupWarning(People people, ApplicationEventPublisher events) {
		this.people = people;
		this.events = events;
	}

	/**
	 * Comes before the line that says where the application can be opened.
	 */
	@EventListener(ApplicationReadyEvent.class)
	@Order(0)
	void warn() {
		if (!this.people.exist()) {
			this.events.publishEvent(new SecurityEvent.SetupOpen());
		}
	}

}
