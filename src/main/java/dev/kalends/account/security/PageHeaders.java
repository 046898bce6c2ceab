package dev.kalends.account.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;

/**
 * The headers that protect pages, in addition to the content security policy. This is not
 * a {@code Customizer} bean, because Spring Security applies those to all filter chains,
 * and assets and the feed do not need these headers.
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
