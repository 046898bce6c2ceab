package dev.kalends.settings;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;

/**
 * Public holidays of countries and their regions, by the lists of Jollyday. A calendar is
 * named by the code of its country, ISO 3166-1 in lower case, and of regions within it,
 * such as {@code de}, {@code de-by} or {@code de-by-ag}.
 */
final class HolidayCalendars {

	private static final String NAMES = "descriptions.country_descriptions";

	private static final String PREFIX = "country.description.";

	private static final Pattern COUNTRY = Pattern.compile("[a-z]{2}");

	/**
	 * All codes. Regions are taken from their names, so that no list has to be read
	 * before it is needed.
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
	 * Tells whether there is a list of this code.
	 */
	static boolean has(String code) {
		return CODES.contains(code);
	}

	/**
	 * Returns the codes of all countries, in order.
	 */
	static List<String> countries() {
		return CODES.stream().filter((code) -> !code.contains("-")).toList();
	}

	/**
	 * Returns the codes within the country that a code begins with; none when there is no
	 * such country.
	 */
	static List<String> regionsOf(String code) {
		String country = countryOf(code.toLowerCase(Locale.ROOT));
		return CODES.stream().filter((candidate) -> countryOf(candidate).equals(country)).toList();
	}

	/**
	 * Returns all codes with their names, such as "Germany, Bavaria".
	 */
	static Map<String, String> named(Locale locale) {
		ResourceBundle names = names(locale);
		Map<String, String> named = new TreeMap<>();
		CODES.forEach((code) -> named.put(code, name(code, names)));
		return named;
	}

	/**
	 * Returns the name of a code.
	 */
	static String name(String code, Locale locale) {
		return name(code, names(locale));
	}

	private static String name(String code, ResourceBundle names) {
		String key = PREFIX + code.replace('-', '.');
		String own = names.containsKey(key) ? names.getString(key) : code;
		int above = code.lastIndexOf('-');
		return (above < 0) ? own : name(code.substring(0, above), names) + ", " + own;
	}

	/**
	 * Returns the public holidays of some days by their dates.
	 * @param first the first day
	 * @param end the day after the last one
	 * @param locale the language of the names; English where there is none in it
	 */
	static TreeMap<LocalDate, String> between(String code, LocalDate first, LocalDate end, Locale locale) {
		String[] path = code.split("-");
		TreeMap<LocalDate, String> holidays = new TreeMap<>();
		for (Holiday holiday : HolidayManager.getInstance(ManagerParameters.create(path[0]))
			.getHolidays(first, end, HolidayType.PUBLIC_HOLIDAY, Arrays.copyOfRange(path, 1, path.length))) {
			if (!holiday.getDate().isBefore(first) && holiday.getDate().isBefore(end)) {
				holidays.merge(holiday.getDate(), holiday.getDescription(locale),
						(one, other) -> one.compareTo(other) <= 0 ? one + ", " + other : other + ", " + one);
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
