package dev.kalends.settings;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.workitem.query.ItemLabelWriter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Stores the labels of an item as settings of its level.
 */
@Component
class OwnLabels implements ItemLabelWriter {

	private final SettingsService settings;

	private final JsonMapper json;

	OwnLabels(SettingsService settings, JsonMapper json) {
		this.settings = settings;
		this.json = json;
	}

	@Override
	public void setLabels(Viewer viewer, UUID itemId, List<String> labels) {
		SettingsPatch patch = SettingsPatch.parse(this.json.valueToTree(Map.of("labels", labels)));
		this.settings.changeItem(viewer, itemId, patch);
	}

}
