package dev.kalends.workitem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Addresses of the list that differ from the one on screen in one thing only. They begin
 * with the question mark.
 *
 * @param parameters what the address on screen says, without the page
 */
record ListLinks(Map<String, String> parameters) {

	public String page(int number) {
		return with("page", Integer.toString(number));
	}

	public String shape(String shape) {
		return with("shape", shape);
	}

	public String sort(String sort) {
		return with("sort", sort);
	}

	private String with(String name, String value) {
		Map<String, String> all = new TreeMap<>(this.parameters);
		all.put(name, value);
		UriComponentsBuilder address = UriComponentsBuilder.newInstance();
		List<Object> values = new ArrayList<>();
		all.forEach((parameter, text) -> {
			address.queryParam(parameter, "{" + parameter + "}");
			values.add(text);
		});
		return address.encode().buildAndExpand(values.toArray()).toUriString();
	}

}
