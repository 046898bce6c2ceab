package dev.kalends.web;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Restricts pages to scripts and resources of this application (Content Security Policy).
 * The only exception is a nonce for styles, which FullCalendar needs for the style
 * element that it creates; templates find it in the request attribute {@code cspNonce}.
 */
public class ContentSecurityPolicyFilter extends OncePerRequestFilter {

	private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-%s'; "
			+ "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
			+ "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

	private static final int NONCE_BYTES = 16;

	private final SecureRandom random = new SecureRandom();

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		byte[] bytes = new byte[NONCE_BYTES];
		this.random.nextBytes(bytes);
		String nonce = Base64.getEncoder().encodeToString(bytes);
		request.setAttribute("cspNonce", nonce);
		response.setHeader("Content-Security-Policy", POLICY.formatted(nonce));
		chain.doFilter(request, response);
	}

}
