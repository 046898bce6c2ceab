package dev.kalends.exchange;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import dev.kalends.shared.PlainText;
import dev.kalends.shared.SearchText;
import org.jspecify.annotations.Nullable;

/**
 * Finds people or teams by the names in a file. A name that is equal wins; otherwise
 * names are compared by their normal form ({@link SearchText}).
 */
final class NameIndex {

	/**
	 * The result for a name that several people or teams have.
	 */
	static final UUID SEVERAL = new UUID(0, 0);

	private final Map<String, UUID> exact = new HashMap<>();

	private final Map<String, UUID> similar = new HashMap<>();

	void add(String name, UUID id) {
		this.exact.merge(exact(name), id, (one, other) -> SEVERAL);
		this.similar.merge(SearchText.of(PlainText.name(name)), id, (one, other) -> SEVERAL);
	}

	/**
	 * Returns the id for a name.
	 * @return {@link #SEVERAL} if the name is ambiguous; {@code null} if it is unknown
	 */
	@Nullable UUID find(String name) {
		UUID id = this.exact.get(exact(name));
		return (id != null) ? id : this.similar.get(SearchText.of(PlainText.name(name)));
	}

	private static String exact(String name) {
		return Normalizer.normalize(PlainText.name(name), Normalizer.Form.NFC);
	}

}
