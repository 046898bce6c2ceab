package dev.kalends.web;

import java.util.EnumSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;
import org.nibor.autolink.Span;

import org.springframework.web.util.HtmlUtils;

/**
 * Renders plain text as HTML in which web addresses, e-mail addresses and {@code tel:}
 * addresses are links. Everything else is escaped.
 */
public final class LinkedText {

	private static final LinkExtractor LINKS = LinkExtractor.builder()
		.linkTypes(EnumSet.of(LinkType.URL, LinkType.EMAIL, LinkType.WWW))
		.build();

	private static final Pattern PHONE = Pattern.compile("(?<![\\p{L}\\p{N}])tel:\\+?[0-9](?:[0-9.()/-]*[0-9])?");

	private LinkedText() {
	}

	/**
	 * Returns the HTML of a text; {@code null} for no text.
	 */
	public static @Nullable String html(@Nullable String text) {
		if (text == null) {
			return null;
		}
		StringBuilder html = new StringBuilder(text.length() + 100);
		for (Span span : LINKS.extractSpans(text)) {
			String part = text.substring(span.getBeginIndex(), span.getEndIndex());
			String target = (span instanceof LinkSpan link) ? target(part, link.getType()) : null;
			if (target != null) {
				appendLink(html, target, part);
			}
			else {
				appendWithPhones(html, part);
			}
		}
		return html.toString();
	}

	private static @Nullable String target(String address, LinkType type) {
		return switch (type) {
			case EMAIL -> "mailto:" + address;
			case WWW -> "http://" + address;
			case URL -> address.matches("(?i)https?://.*") ? address : null;
		};
	}

	private static void appendWithPhones(StringBuilder html, String text) {
		Matcher phone = PHONE.matcher(text);
		int end = 0;
		while (phone.find()) {
			html.append(escaped(text.substring(end, phone.start())));
			appendLink(html, phone.group(), phone.group());
			end = phone.end();
		}
		html.append(escaped(text.substring(end)));
	}

	private static void appendLink(StringBuilder html, String target, String text) {
		html.append("<a href=\"")
			.append(escaped(target))
			.append("\" rel=\"nofollow noopener\">")
			.append(escaped(text))
			.append("</a>");
	}

	private static String escaped(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8");
	}

}
