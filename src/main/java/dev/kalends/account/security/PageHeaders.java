package dev.kalends.account.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;

/**
 * The headers that protect pages, beside the content security policy. It is no
 * {@code Customizer}: Spring Security applies beans of that type to all filter chains,
 * and files and the feed do without these headers.
 */
@Component
class PageHeaders {

	private final HstsProperties hsts;

	PageHeaders(HstsProperties hsts) {
		this.hsts = hsts;
	}

	void addTo(HeadersConfigurer<HttpSecurity> headers) {
		headers.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
			.frameOptions((frames) -> frames.deny())
			.permissionsPolicyHeader((policy) -> policy.policy("camera=(), microphone=(), geolocation=()"))
			.httpStrictTransportSecurity(this::strictTransportSecurity);
	}

	private void strictTransportSecurity(HeadersConfigurer<HttpSecurity>.HstsConfig header) {
		if (this.hsts.enabled()) {
			header.maxAgeInSeconds(this.hsts.maxAge().toSeconds()).includeSubDomains(this.hsts.includeSubdomains());
		}
		else {
			header.disable();
		}
	}

}
