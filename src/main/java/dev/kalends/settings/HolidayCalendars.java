package dev.kalends.settings;

import java.text.Collator;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.kalends.shared.SearchText;

/**
 * Public holidays of countries and their regions, from Jollyday. The code of a calendar
 * consists of the ISO 3166-1 country code in lower case and the codes of regions, such as
 * {@code de}, {@code de-by} or {@code de-by-ag}.
 */
final class HolidayCalendars {

	private static final String NAMES = "descriptions.country_descriptions";

	private static final String PREFIX = "country.description.";

	private static final Pattern COUNTRY = Pattern.compile("[a-z]{2}");

	/**
	 * All codes. The codes of regions are taken from the message keys of their names, so
	 * that no calendar has to be loaded.
	 */
	private static final TreeSet<String> CODES = codes();

	private HolidayCalendars() {
	}

	private static TreeSet<String> codes() {
		TreeSet<String> countries = new TreeSet<>();
		HolidayManager.getSupportedCalendarCodes()
			.stream()
			.map((code) -> code.toLowerCase(Locale.ROOT))
			.filter((code) -> COUNTRY.matcher(code).matches())
			.forEach(countries::add);
		TreeSet<String> codes = new TreeSet<>(countries);
		names(Locale.ROOT).keySet()
			.stream()
			.filter((key) -> key.startsWith(PREFIX))
			.map((key) -> key.substring(PREFIX.length()).replace('.', '-'))
			.filter((code) -> countries.contains(countryOf(code)))
			.forEach(codes::add);
		return codes;
	}

	/**
	 * Returns whether a calendar with this code exists.
	 */
	static boolean has(String code) {
		return CODES.contains(code);
	}

	/**
	 * Returns all codes of the country that a code starts with; empty if the country is
	 * unknown.
	 */
	static List<String> regionsOf(String code) {
		String country = countryOf(code.toLowerCase(Locale.ROOT));
		return CODES.stream().filter((candidate) -> countryOf(candidate).equals(country)).toList();
	}

	/**
	 * Returns all names, such as "Germany, Bavaria", in alphabetical order.
	 */
	static List<String> sortedNames(Locale locale) {
		Collator collator = Collator.getInstance(locale);
		return named(locale).values().stream().sorted(collator::compare).toList();
	}

	/**
	 * Returns the code for a code, or for a name in a language or in English. Case and
	 * accents make no difference.
	 */
	static Optional<String> find(String text, Locale locale) {
		String wanted = SearchText.of(text).strip();
		if (has(wanted)) {
			return Optional.of(wanted);
		}
		return Stream.of(locale, Locale.ENGLISH)
			.flatMap((language) -> named(language).entrySet().stream())
			.filter((calendar) -> SearchText.of(calendar.getValue()).equals(wanted))
			.map(Map.Entry::getKey)
			.findFirst();
	}

	private static Map<String, String> named(Locale locale) {
		ResourceBundle names = names(locale);
		Map<String, String> named = new TreeMap<>();
		CODES.forEach((code) -> named.put(code, name(code, locale, names)));
		return named;
	}

	/**
	 * Returns the name of a code, such as "Germany, Bavaria".
	 */
	static String name(String code, Locale locale) {
		return name(code, locale, names(locale));
	}

	/**
	 * Countries are named by the JDK (CLDR), which knows every language; the regions by
	 * Jollyday, in English where it does not know the language.
	 */
	private static String name(String code, Locale locale, ResourceBundle names) {
		int separator = code.lastIndexOf('-');
		if (separator < 0) {
			return new Locale.Builder().setRegion(code.toUpperCase(Locale.ROOT)).build().getDisplayCountry(locale);
		}
		String key = PREFIX + code.replace('-', '.');
		String own = names.containsKey(key) ? names.getString(key) : code;
		return name(code.substring(0, separator), locale, names) + ", " + own;
	}

	/**
	 * Returns the public holidays of a range of days.
	 * @param first the first day, inclusive
	 * @param end the last day, exclusive
	 * @param locale the language of the names; English if it is not available
	 */
	static TreeMap<LocalDate, String> between(String code, LocalDate first, LocalDate end, Locale locale) {
		String[] path = code.split("-");
		TreeMap<LocalDate, String> holidays = new TreeMap<>();
		for (Holiday holiday : HolidayManager.getInstance(ManagerParameters.create(path[0]))
			.getHolidays(first, end, HolidayType.PUBLIC_HOLIDAY, Arrays.copyOfRange(path, 1, path.length))) {
			if (!holiday.getDate().isBefore(first) && holiday.getDate().isBefore(end)) {
				holidays.merge(holiday.getDate(), holiday.getDescription(locale), (known,
						second) -> known.compareTo(second) <= 0 ? known + ", " + second : second + ", " + known);
			}
		}
		return holidays;
	}

	private static String countryOf(String code) {
		return code.split("-", 2)[0];
	}

	private static ResourceBundle names(Locale locale) {
		return ResourceBundle.getBundle(NAMES, locale, HolidayCalendars.class.getClassLoader(),
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
	}

}
