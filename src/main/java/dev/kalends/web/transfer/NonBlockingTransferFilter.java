package dev.kalends.web.transfer;

import java.io.IOException;

import dev.kalends.shared.RequestLimits;
import dev.kalends.web.ApiPaths;
import dev.kalends.web.ClientConnection;
import dev.kalends.web.error.FallbackErrorResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Reads the body of each request before the application is called, and writes the
 * response after the application has finished. See the package documentation for the
 * reasons.
 */
final class NonBlockingTransferFilter implements Filter {

	private static final Logger logger = LoggerFactory.getLogger(NonBlockingTransferFilter.class);

	private final BodyRules rules;

	private final TransferMemory memory;

	private final FallbackErrorResponse errorResponse;

	private final String errorPath;

	NonBlockingTransferFilter(BodyRules rules, TransferMemory memory, FallbackErrorResponse errorResponse,
			String errorPath) {
		this.rules = rules;
		this.memory = memory;
		this.errorResponse = errorResponse;
		this.errorPath = errorPath;
	}

	@Override
	public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest request = (HttpServletRequest) servletRequest;
		HttpServletResponse response = (HttpServletResponse) servletResponse;
		if (request instanceof CollectedRequest collected && collected.getDispatcherType() == DispatcherType.REQUEST) {
			handleCollected(collected, response, chain);
		}
		else if (request instanceof ErrorDispatchRequest) {
			handle(request, response, chain);
		}
		else if (request.getDispatcherType() == DispatcherType.REQUEST) {
			receive(request, response, chain);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private void receive(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (ApiPaths.isLive(request)) {
			chain.doFilter(request, response);
			return;
		}
		BodyRules.Verdict verdict = this.rules.of(request);
		if (verdict instanceof BodyRules.Refused rejected) {
			reject(request, response, rejected.status());
		}
		else if (verdict instanceof BodyRules.Ignored) {
			response.setHeader(HttpHeaders.CONNECTION, "close");
			CollectedRequest bodiless = new CollectedRequest(request, new RequestBody(this.memory));
			handle(bodiless, response, chain);
		}
		else if (verdict instanceof BodyRules.Accepted accepted) {
			collect(request, response, accepted);
		}
		else {
			handle(request, response, chain);
		}
	}

	private void collect(HttpServletRequest request, HttpServletResponse response, BodyRules.Accepted accepted)
			throws IOException {
		CollectedRequest collected = new CollectedRequest(request, new RequestBody(this.memory));
		AsyncContext async = request.startAsync(collected, response);
		async.setTimeout(accepted.timeout().toMillis());
		BodyReader reader = new BodyReader(collected, request.getInputStream(), async, accepted.maxLength());
		collected.setBodyReader(reader);
		async.addListener(reader);
		request.getInputStream().setReadListener(reader);
	}

	private void handleCollected(CollectedRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		try {
			HttpStatus refusal = request.refusal();
			if (refusal != null) {
				reject(request, response, refusal);
			}
			else {
				handle(request, response, chain);
			}
		}
		finally {
			request.discard();
		}
	}

	/**
	 * Rejects a request without reading the rest of its body.
	 */
	private void reject(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
			throws IOException {
		BufferedResponse buffered = new BufferedResponse(response, this.memory);
		buffered.setHeader(HttpHeaders.CONNECTION, "close");
		if (status == HttpStatus.SERVICE_UNAVAILABLE) {
			buffered.setHeader(HttpHeaders.RETRY_AFTER, "2");
		}
		this.errorResponse.write(request, buffered, status);
		write(request, response, buffered);
	}

	private void handle(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		BufferedResponse buffered = new BufferedResponse(response, this.memory);
		try {
			chain.doFilter(request, buffered);
		}
		catch (IOException | ServletException | RuntimeException ex) {
			if (buffered.isStreaming()) {
				throw ex;
			}
			fail(request, buffered, ex);
		}
		catch (Error ex) {
			buffered.discardBody();
			throw ex;
		}
		if (request.isAsyncStarted()) {
			throw new IllegalStateException("Only streams may respond asynchronously: " + request.getRequestURI());
		}
		BufferedResponse.Failure failure = buffered.failure();
		if (buffered.isStreaming()) {
			return;
		}
		if (buffered.isTooLarge()) {
			buffered.reset();
			reject(request, response, HttpStatus.SERVICE_UNAVAILABLE);
		}
		else if (failure == null) {
			write(request, response, buffered);
		}
		else if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer originalStatus) {
			// The error page failed as well, so fall back to a minimal response.
			reject(request, response, HttpStatus.valueOf(originalStatus));
		}
		else {
			buffered.reopen();
			dispatchToErrorPage(request, response, failure);
		}
	}

	/**
	 * Converts an unhandled exception to status 500, like the container does.
	 */
	private static void fail(HttpServletRequest request, BufferedResponse response, Exception failure)
			throws IOException {
		Throwable cause = (failure instanceof ServletException wrapped && wrapped.getRootCause() != null)
				? wrapped.getRootCause() : failure;
		logger.error("{} {} failed", request.getMethod(), request.getRequestURI(), cause);
		request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, cause);
		request.setAttribute(RequestDispatcher.ERROR_EXCEPTION_TYPE, cause.getClass());
		if (response.failure() == null) {
			response.reset();
			response.sendError(HttpStatus.INTERNAL_SERVER_ERROR.value());
		}
	}

	private void dispatchToErrorPage(HttpServletRequest request, HttpServletResponse response,
			BufferedResponse.Failure failure) {
		response.setStatus(failure.status());
		request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, failure.status());
		request.setAttribute(RequestDispatcher.ERROR_MESSAGE, failure.message());
		request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
		HttpServletRequest original = original(request);
		original.startAsync(new ErrorDispatchRequest(original), response).dispatch(this.errorPath);
	}

	private void write(HttpServletRequest request, HttpServletResponse response, BufferedResponse buffered)
			throws IOException {
		byte[] body = buffered.body();
		if (body.length > 0 && !response.containsHeader(HttpHeaders.CONTENT_LENGTH)) {
			response.setContentLength(body.length);
		}
		HttpServletRequest original = original(request);
		boolean closing = response.containsHeader(HttpHeaders.CONNECTION);
		AsyncContext async = original.startAsync(original, response);
		async.setTimeout((closing ? RequestLimits.LINGER_TIMEOUT : RequestLimits.RESPONSE_TIMEOUT).toMillis());
		boolean sending = closing && response.getStatus() != HttpStatus.REQUEST_TIMEOUT.value();
		ResponseWriter writer = new ResponseWriter(body, buffered.reserved(), response.getOutputStream(), async,
				ClientConnection.closing(request), this.memory, sending ? restOf(request) : null);
		async.addListener(writer);
		response.getOutputStream().setWriteListener(writer);
	}

	/**
	 * Prepares to discard the rest of the body.
	 */
	private static BodyDiscarder restOf(HttpServletRequest request) throws IOException {
		ServletInputStream in = original(request).getInputStream();
		BodyDiscarder discarder = new BodyDiscarder(in);
		if (request instanceof CollectedRequest collected && collected.bodyReader() != null) {
			collected.bodyReader().delegateTo(discarder);
		}
		else {
			in.setReadListener(discarder);
		}
		return discarder;
	}

	private static HttpServletRequest original(HttpServletRequest request) {
		return (request instanceof CollectedRequest collected) ? collected.withoutBody() : request;
	}

}
