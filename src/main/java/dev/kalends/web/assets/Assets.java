package dev.kalends.web.assets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The stylesheets, modules and images of all pages. Their URLs start with a digest of all
 * assets, so browsers can cache them permanently without revalidation.
 */
@Component("assets")
public class Assets {

	/**
	 * Path of the combined stylesheet, with or without the prefix {@link #path()}.
	 */
	static final String STYLESHEET = "/css/kalends.css";

	private static final List<String> PREFIXES = List.of("/css/", "/js/", "/images/", "/webjars/");

	private static final String LIBRARY = "META-INF/resources/webjars/";

	private static final Pattern IMPORT = Pattern.compile("(?m)^import\\b[^'\"]*['\"](\\.[^'\"]+)['\"]");

	/**
	 * The stylesheets that pages have in common, in the order in which they apply.
	 */
	private static final List<String> SHARED_STYLES = List.of("base.css", "buttons.css", "forms.css", "navigation.css",
			"pages.css", "marks.css");

	private static final String PRINT_STYLES = "print.css";

	private static final int DIGEST_LENGTH = 12;

	private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();

	private final Map<String, List<String>> imports = new ConcurrentHashMap<>();

	private final String path;

	private final byte[] stylesheet;

	Assets() {
		this.stylesheet = readStylesheet();
		this.path = "/assets/" + digest();
	}

	/**
	 * Returns the common prefix of the URLs of this version, without a trailing slash.
	 */
	public String path() {
		return this.path;
	}

	/**
	 * Returns the versioned URL of an asset; other links are returned unchanged.
	 * @param link any link, with the context path
	 */
	String versioned(String contextPath, String link) {
		boolean served = link.startsWith(contextPath)
				&& PREFIXES.stream().anyMatch((prefix) -> link.startsWith(prefix, contextPath.length()));
		return served ? contextPath + this.path + link.substring(contextPath.length()) : link;
	}

	/**
	 * Returns the stylesheets of {@code static/css} as one: the shared ones first, then
	 * those of single pages in the order of their names, and {@code print.css} last, so
	 * that it overrides all others.
	 */
	byte[] stylesheet() {
		return this.stylesheet;
	}

	/**
	 * Returns the transitive static imports of a module, so that a page can preload them
	 * in parallel.
	 * @param module path of the module, such as {@code /js/app.js}
	 * @return paths in import order, without the module itself and without dynamic
	 * imports
	 */
	public List<String> importsOf(String module) {
		return this.imports.computeIfAbsent(module, (entry) -> {
			Set<String> found = new LinkedHashSet<>();
			addImports(entry, found);
			found.remove(entry);
			return List.copyOf(found);
		});
	}

	private void addImports(String module, Set<String> found) {
		Matcher matcher = IMPORT
			.matcher(new String(read(new ClassPathResource("static" + module)), StandardCharsets.UTF_8));
		while (matcher.find()) {
			String imported = URI.create(module).resolve(matcher.group(1)).toString();
			if (found.add(imported)) {
				addImports(imported, found);
			}
		}
	}

	private byte[] readStylesheet() {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		Comparator<Resource> order = Comparator.comparing((file) -> orderOf(fileName(file)));
		Arrays.stream(find("classpath:static/css/*.css"))
			.sorted(order.thenComparing(Assets::fileName))
			.forEach((file) -> {
				all.writeBytes(read(file));
				all.write('\n');
			});
		return CommentTransformer.compactStylesheet(all.toString(StandardCharsets.UTF_8))
			.getBytes(StandardCharsets.UTF_8);
	}

	private static String fileName(Resource file) {
		return Objects.requireNonNull(file.getFilename());
	}

	private static int orderOf(String name) {
		int shared = SHARED_STYLES.indexOf(name);
		if (shared >= 0) {
			return shared;
		}
		return SHARED_STYLES.size() + (name.equals(PRINT_STYLES) ? 1 : 0);
	}

	/**
	 * Libraries are identified by the version in their paths, the application's files by
	 * their content.
	 */
	private String digest() {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			List<String> libraries = new ArrayList<>();
			for (Resource file : find("classpath*:" + LIBRARY + "*/*/package.json")) {
				String name = nameOf(file);
				libraries.add(name.substring(name.indexOf(LIBRARY)));
			}
			libraries.stream().sorted().forEach((name) -> digest.update(name.getBytes(StandardCharsets.UTF_8)));
			Arrays.stream(find("classpath:static/**/*.*"))
				.sorted(Comparator.comparing(Assets::nameOf))
				.forEach((file) -> digest.update(read(file)));
			digest.update(this.stylesheet);
			return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_LENGTH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Resource[] find(String pattern) {
		try {
			return this.resources.getResources(pattern);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String nameOf(Resource file) {
		try {
			return file.getURL().toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] read(Resource file) {
		try (InputStream content = file.getInputStream()) {
			return content.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
