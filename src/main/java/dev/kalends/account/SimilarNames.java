package dev.kalends.account;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds enabled people with confusable names and reports them to administrators.
 * Colleagues may share a name; but a name may also be chosen to impersonate another
 * person.
 * <p>
 * Two names are similar if they are equal ignoring case, or if they have the same
 * skeleton (Unicode Technical Standard 39): compatibility forms are unified (NFKC), and
 * letters of other scripts are replaced by the Latin letters they resemble. The tables
 * contain the Cyrillic, Greek and Armenian letters that can be confused with Latin ones
 * in a name. ICU4J has a complete table for all scripts, with 14 MB of data; a letter
 * missing here only means a missing warning.
 */
public final class SimilarNames {

	private static final String CYRILLIC = "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0423\u0406\u0408"
			+ "\u0405\u04c0\u051a\u051c\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0458\u0455"
			+ "\u04bb\u04cf\u0501\u051b\u051d\u0475\u043a\u0433";

	private static final String CYRILLIC_IN_LATIN = "ABEKMHOPCTXYIJSlQWaeopcxyijshldqwvkr";

	private static final String GREEK = "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
			+ "\u03b1\u03b3\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5\u03f3";

	private static final String GREEK_IN_LATIN = "ABEZHIKMNOPTYXayikvopuj";

	private static final String OTHERS = "\u0585\u0570\u0578\u057d\u0581\u0131\u0251\u0261\u0269";

	private static final String OTHERS_IN_LATIN = "ohnugiagi";

	private static final String LOOK_ALIKES = CYRILLIC + GREEK + OTHERS;

	private static final String LATIN = CYRILLIC_IN_LATIN + GREEK_IN_LATIN + OTHERS_IN_LATIN;

	private SimilarNames() {
	}

	/**
	 * Returns the groups of people with similar names, each in the given order. Disabled
	 * people are omitted: nobody can act in their name.
	 */
	public static List<List<Person>> among(Collection<Person> people) {
		Map<String, Set<Person>> groups = new LinkedHashMap<>();
		for (Person person : people) {
			if (person.isEnabled()) {
				String folded = folded(Normalizer.normalize(person.displayName(), Normalizer.Form.NFKC));
				Set<Person> group = groups.computeIfAbsent(folded, (key) -> new LinkedHashSet<>());
				group.add(person);
				Set<Person> looksLike = groups.putIfAbsent(skeleton(person.displayName()), group);
				if (looksLike != null && looksLike != group) {
					looksLike.addAll(group);
					groups.replaceAll((key, value) -> (value == group) ? looksLike : value);
				}
			}
		}
		return new LinkedHashSet<>(groups.values()).stream()
			.filter((group) -> group.size() > 1)
			.<List<Person>>map(ArrayList::new)
			.toList();
	}

	/**
	 * Folds case, removes format characters and collapses white space.
	 */
	private static String folded(String text) {
		return text.toUpperCase(Locale.ROOT)
			.toLowerCase(Locale.ROOT)
			.replaceAll("\\p{Cf}", "")
			.replaceAll("[\\s\\p{Z}]+", " ")
			.strip();
	}

	/**
	 * Some letters look alike only as capitals, so letters are replaced before case
	 * folding; characters that look alike within the Latin script are replaced
	 * afterwards.
	 */
	static String skeleton(String name) {
		StringBuilder latin = new StringBuilder();
		Normalizer.normalize(name, Normalizer.Form.NFKC).chars().forEach((character) -> {
			int index = LOOK_ALIKES.indexOf(character);
			latin.append((index < 0) ? (char) character : LATIN.charAt(index));
		});
		return folded(latin.toString()).replace('0', 'o')
			.replaceAll("[1i|]", "l")
			.replace("rn", "m")
			.replace("vv", "w");
	}

}
