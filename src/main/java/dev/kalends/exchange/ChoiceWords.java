package dev.kalends.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.kalends.account.Language;
import dev.kalends.workitem.Priority;
import dev.kalends.workitem.WorkItemField;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The words for types, states and priorities: the codes, the words of the pages in all
 * languages, and a few that other programs use.
 */
@Component
class ChoiceWords {

	private static final List<Locale> LANGUAGES = Language.codes().stream().map(Locale::forLanguageTag).toList();

	private static final int MAX_LENGTH = 100;

	private final Map<WorkItemField<?>, Map<String, String>> codes;

	ChoiceWords(MessageSource messages) {
		this.codes = Map.of(WorkItemField.TYPE, words(messages, "type.", WorkItemType.codes(), Map.of()),
				WorkItemField.STATUS,
				words(messages, "status.", WorkItemStatus.codes(),
						Map.of("open", "not_started", "offen", "not_started", "todo", "not_started", "done",
								"completed", "canceled", "cancelled", "storniert", "cancelled")),
				WorkItemField.PRIORITY, words(messages, "priority.", Priority.codes(), Map.of("normal", "medium")));
	}

	/**
	 * Returns the code for a word.
	 * @return {@code null} when the field has no such word
	 */
	@Nullable String code(WorkItemField<?> field, String word) {
		return (word.length() > MAX_LENGTH) ? null : this.codes.getOrDefault(field, Map.of()).get(CellText.word(word));
	}

	private static Map<String, String> words(MessageSource messages, String prefix, List<String> codes,
			Map<String, String> others) {
		Map<String, String> words = new HashMap<>(others);
		for (String code : codes) {
			LANGUAGES.forEach(
					(language) -> words.put(CellText.word(messages.getMessage(prefix + code, null, language)), code));
			words.put(CellText.word(code), code);
		}
		return words;
	}

}
