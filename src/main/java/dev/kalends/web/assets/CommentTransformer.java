package dev.kalends.web.assets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.io.Resource;
import org.springframework.util.FileCopyUtils;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Removes comments from scripts before they are sent, because types and explanations are
 * about a third of them. Only comments on separate lines are removed, so code needs no
 * parsing. No line of a script may look like a comment inside a template literal.
 */
class CommentTransformer implements ResourceTransformer {

	private static final Pattern COMMENT = Pattern
		.compile("(?m)^[ \\t]*(?://[^\\n]*+|/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/[ \\t]*+)(?:\\n|\\z)");

	private static final Pattern INDENTATION = Pattern.compile("(?m)^[ \\t]+");

	@Override
	public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
			throws IOException {
		Resource transformed = chain.transform(request, resource);
		String name = transformed.getFilename();
		if (name == null || !name.endsWith(".js")) {
			return transformed;
		}
		String script = new String(FileCopyUtils.copyToByteArray(transformed.getInputStream()), StandardCharsets.UTF_8);
		return new TransformedResource(transformed, withoutComments(script).getBytes(StandardCharsets.UTF_8));
	}

	static String withoutComments(String script) {
		return COMMENT.matcher(script).replaceAll("");
	}

	/**
	 * Removes the comments and the indentation of a stylesheet.
	 */
	static String compactStylesheet(String stylesheet) {
		return INDENTATION.matcher(withoutComments(stylesheet)).replaceAll("");
	}

}
