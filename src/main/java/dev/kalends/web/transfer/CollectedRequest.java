package dev.kalends.web.transfer;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.kalends.shared.RequestLimits;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import org.apache.tomcat.util.http.Parameters;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * A request whose body has already been read from the client. Filters and controllers see
 * an ordinary dispatch of type {@code REQUEST}, because security filters treat other
 * dispatch types less strictly.
 */
final class CollectedRequest extends HttpServletRequestWrapper {

	private static final int CHUNK = 8 * 1024;

	private final RequestBody body;

	private @Nullable BodyReader bodyReader;

	private @Nullable HttpStatus refusal;

	private boolean asyncStarted;

	private @Nullable ServletInputStream stream;

	private @Nullable BufferedReader reader;

	private @Nullable Map<String, String[]> parameters;

	private @Nullable MultipartForm multipart;

	/**
	 * Wraps a request. The input stream is opened here to prevent Tomcat from parsing a
	 * form itself, blocking, when the first parameter is read.
	 */
	CollectedRequest(HttpServletRequest request, RequestBody body) throws IOException {
		super(request);
		request.getInputStream();
		this.body = body;
	}

	RequestBody body() {
		return this.body;
	}

	/**
	 * Sets the reader of the body.
	 */
	void setBodyReader(BodyReader newReader) {
		this.bodyReader = newReader;
	}

	/**
	 * Returns the reader of the body; {@code null} if the body is not read.
	 */
	@Nullable BodyReader bodyReader() {
		return this.bodyReader;
	}

	/**
	 * Ends reading the body.
	 * @param status status of the refusal; {@code null} if the body is complete
	 */
	void complete(@Nullable HttpStatus status) {
		this.refusal = status;
	}

	/**
	 * Returns the status of the refusal; {@code null} if the body is complete.
	 */
	@Nullable HttpStatus refusal() {
		return this.refusal;
	}

	/**
	 * Returns the original request, on which this package starts asynchronous processing.
	 */
	HttpServletRequest withoutBody() {
		return (HttpServletRequest) getRequest();
	}

	/**
	 * Releases the resources of the body. Parameters that were read before remain
	 * available.
	 */
	void discard() {
		try {
			this.body.close();
			if (this.multipart != null) {
				this.multipart.delete();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns {@code REQUEST} until the application starts asynchronous processing
	 * itself.
	 */
	@Override
	public DispatcherType getDispatcherType() {
		return this.asyncStarted ? super.getDispatcherType() : DispatcherType.REQUEST;
	}

	@Override
	public AsyncContext startAsync() {
		this.asyncStarted = true;
		return super.startAsync();
	}

	@Override
	public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
		this.asyncStarted = true;
		return super.startAsync(request, response);
	}

	@Override
	public int getContentLength() {
		return (int) this.body.length();
	}

	@Override
	public long getContentLengthLong() {
		return this.body.length();
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		if (this.stream == null) {
			this.stream = new BodyStream(this.body.open());
		}
		return this.stream;
	}

	@Override
	public BufferedReader getReader() throws IOException {
		if (this.reader == null) {
			this.reader = new BufferedReader(new InputStreamReader(getInputStream(), charset()));
		}
		return this.reader;
	}

	private Charset charset() {
		String name = getCharacterEncoding();
		return (name != null) ? Charset.forName(name) : StandardCharsets.UTF_8;
	}

	@Override
	public @Nullable String getParameter(String name) {
		String[] values = getParameterMap().get(name);
		return (values != null && values.length > 0) ? values[0] : null;
	}

	@Override
	public String @Nullable [] getParameterValues(String name) {
		return getParameterMap().get(name);
	}

	@Override
	public Enumeration<String> getParameterNames() {
		return Collections.enumeration(getParameterMap().keySet());
	}

	/**
	 * Returns the parameters of the query string followed by those of the form (Jakarta
	 * Servlet 6.1, section 3.1).
	 * @throws org.apache.tomcat.util.http.InvalidParameterException if they cannot be
	 * decoded or there are too many
	 */
	@Override
	public Map<String, String[]> getParameterMap() {
		if (this.parameters == null) {
			Map<String, String[]> all = new LinkedHashMap<>(super.getParameterMap());
			try {
				if ("POST".equals(getMethod()) && isForm(this)) {
					form().forEach((name, values) -> all.merge(name, values, CollectedRequest::concat));
				}
				else if (MultipartForm.isMultipart(this)) {
					multipart().fields().forEach((name, values) -> all.merge(name, values, CollectedRequest::concat));
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			this.parameters = Collections.unmodifiableMap(all);
		}
		return this.parameters;
	}

	static boolean isForm(HttpServletRequest request) {
		String type = request.getContentType();
		return type != null
				&& type.split(";", 2)[0].strip().equalsIgnoreCase(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
	}

	/**
	 * Decodes a form like Tomcat does.
	 */
	private Map<String, String[]> form() throws IOException {
		Parameters decoded = new Parameters();
		decoded.setLimit(RequestLimits.MAX_PARAMETERS);
		decoded.setCharset(charset());
		byte[] bytes;
		try (InputStream in = this.body.open()) {
			bytes = in.readAllBytes();
		}
		decoded.processParameters(bytes, 0, bytes.length);
		Map<String, String[]> form = new LinkedHashMap<>();
		Collections.list(decoded.getParameterNames())
			.forEach((name) -> form.put(name, decoded.getParameterValues(name)));
		return form;
	}

	private static String[] concat(String[] first, String[] second) {
		String[] all = new String[first.length + second.length];
		System.arraycopy(first, 0, all, 0, first.length);
		System.arraycopy(second, 0, all, first.length, second.length);
		return all;
	}

	@Override
	public Collection<Part> getParts() throws IOException, ServletException {
		return multipart().parts();
	}

	@Override
	public @Nullable Part getPart(String name) throws IOException, ServletException {
		return getParts().stream().filter((part) -> part.getName().equals(name)).findFirst().orElse(null);
	}

	private MultipartForm multipart() throws IOException {
		if (this.multipart == null) {
			this.multipart = MultipartForm.read(this, this.body);
		}
		return this.multipart;
	}

	private static final class BodyStream extends ServletInputStream {

		private final InputStream in;

		private boolean finished;

		BodyStream(InputStream in) {
			this.in = new BufferedInputStream(in, CHUNK);
		}

		@Override
		public int read() throws IOException {
			int next = this.in.read();
			this.finished = next < 0;
			return next;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int count = this.in.read(bytes, offset, length);
			this.finished = count < 0;
			return count;
		}

		@Override
		public int available() throws IOException {
			return this.in.available();
		}

		@Override
		public boolean isFinished() {
			return this.finished;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new IllegalStateException("The body has been read already");
		}

		@Override
		public void close() throws IOException {
			this.in.close();
		}

	}

}
