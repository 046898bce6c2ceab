package dev.kalends.web.transfer;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.kalends.shared.RequestLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import org.apache.catalina.core.ApplicationPart;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileItem;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.apache.tomcat.util.http.fileupload.disk.DiskFileItemFactory;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The parts of a multipart form (RFC 7578), parsed by Tomcat's parser.
 *
 * @param parts files and fields, in order
 * @param fields the values of the fields, which count as parameters
 */
record MultipartForm(List<Part> parts, Map<String, String[]> fields) {

	private static final int MAX_PARTS = 50;

	private static final int MAX_PART_HEADERS = 2 * 1024;

	static boolean isMultipart(HttpServletRequest request) {
		String type = request.getContentType();
		return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
	}

	/**
	 * Returns whether the content type is a multipart form with a boundary.
	 */
	static boolean hasBoundary(HttpServletRequest request) {
		try {
			MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
			return MediaType.MULTIPART_FORM_DATA.equalsTypeAndSubtype(type) && type.getParameter("boundary") != null;
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	/**
	 * Parses a form.
	 * @throws InvalidParameterException with the response status if the form is invalid
	 */
	static MultipartForm read(HttpServletRequest request, RequestBody body) throws IOException {
		FileUpload upload = new FileUpload();
		upload.setFileItemFactory(new DiskFileItemFactory());
		upload.setFileSizeMax(RequestLimits.MAX_UPLOAD);
		upload.setFileCountMax(MAX_PARTS);
		upload.setPartHeaderSizeMax(MAX_PART_HEADERS);
		try {
			return of(upload.parseRequest(new Body(request, body)));
		}
		catch (FileUploadException ex) {
			boolean tooLarge = ex.getClass().getSimpleName().contains("Limit");
			throw new InvalidParameterException(ex,
					tooLarge ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE : HttpServletResponse.SC_BAD_REQUEST);
		}
	}

	private static MultipartForm of(List<FileItem> items) {
		List<Part> parts = new ArrayList<>();
		Map<String, String[]> fields = new LinkedHashMap<>();
		File temporary = new File(System.getProperty("java.io.tmpdir"));
		for (FileItem item : items) {
			parts.add(new ApplicationPart(item, temporary));
			if (item.isFormField()) {
				String value = new String(item.get(), StandardCharsets.UTF_8);
				fields.merge(item.getFieldName(), new String[] { value },
						(first, second) -> new String[] { first[0], second[0] });
			}
		}
		return new MultipartForm(parts, fields);
	}

	void delete() throws IOException {
		for (Part part : this.parts) {
			part.delete();
		}
	}

	private record Body(HttpServletRequest request, RequestBody body) implements UploadContext {

		@Override
		public String getCharacterEncoding() {
			return StandardCharsets.UTF_8.name();
		}

		@Override
		public String getContentType() {
			return this.request.getContentType();
		}

		@Override
		public long contentLength() {
			return this.body.length();
		}

		@Override
		public InputStream getInputStream() throws IOException {
			return this.body.open();
		}

	}

}
