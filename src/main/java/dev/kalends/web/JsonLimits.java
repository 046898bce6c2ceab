package dev.kalends.web;

import dev.kalends.shared.RequestLimits;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactoryBuilder;

import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.stereotype.Component;

/**
 * Limits the JSON parser: a document within the body size limit can still contain half a
 * million members.
 */
@Component
class JsonLimits implements JsonFactoryBuilderCustomizer {

	@Override
	public void customize(JsonFactoryBuilder builder) {
		builder.streamReadConstraints(StreamReadConstraints.builder()
			.maxDocumentLength(RequestLimits.MAX_BODY)
			.maxNestingDepth(RequestLimits.MAX_JSON_DEPTH)
			.maxTokenCount(RequestLimits.MAX_JSON_TOKENS)
			.maxStringLength(RequestLimits.MAX_JSON_STRING)
			.maxNameLength(RequestLimits.MAX_JSON_NAME)
			.maxNumberLength(RequestLimits.MAX_JSON_NUMBER)
			.build());
	}

}
