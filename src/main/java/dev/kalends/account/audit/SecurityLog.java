package dev.kalends.account.audit;

import dev.kalends.account.attempt.AttemptsThrottled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Logs each security event as one line on a dedicated logger, with the address of the
 * client. Events inside a transaction are logged after the commit.
 */
@Component
class SecurityLog {

	private static final Logger logger = LoggerFactory.getLogger("dev.kalends.security");

	@EventListener
	void onSecurityEvent(SecurityEvent event) {
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void afterCommit() {
					write(event);
				}

			});
		}
		else {
			write(event);
		}
	}

	@EventListener
	void onFailure(AuthenticationFailureBadCredentialsEvent event) {
		write(new SecurityEvent.SignInFailed(event.getAuthentication().getName()));
	}

	@EventListener
	void onAttemptsThrottled(AttemptsThrottled event) {
		write(new SecurityEvent.SlowedDown(event.origin()));
	}

	@EventListener
	void onSignOut(LogoutSuccessEvent event) {
		write(new SecurityEvent.SignedOut(event.getAuthentication().getName()));
	}

	private static void write(SecurityEvent event) {
		if (event.isWarning()) {
			logger.warn("{} address={}", event.line(), address());
		}
		else {
			logger.info("{} address={}", event.line(), address());
		}
	}

	/**
	 * Returns the client's address, or a hyphen for events outside of a request.
	 */
	private static String address() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request)
				? LogText.of(request.getRequest().getRemoteAddr()) : "-";
	}

}
