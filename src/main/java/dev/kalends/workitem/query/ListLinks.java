package dev.kalends.workitem.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Addresses of the list that differ from the one on screen in one thing only. They begin
 * with the question mark.
 *
 * @param parameters what the address on screen says, without the page and the labels
 * @param labels the labels that it says, each a parameter of its own
 */
public record ListLinks(Map<String, String> parameters, SortedSet<String> labels) {

	public ListLinks(Map<String, String> parameters) {
		this(parameters, new TreeSet<>());
	}

	public String page(int number) {
		return with("page", Integer.toString(number));
	}

	public String shape(String shape) {
		return with("shape", shape);
	}

	public String sort(String sort) {
		return with("sort", sort);
	}

	/**
	 * Returns the address of the list without one of the labels.
	 */
	public String withoutLabel(String label) {
		SortedSet<String> left = new TreeSet<>(this.labels);
		left.remove(label);
		return address(this.parameters, left);
	}

	private String with(String name, String value) {
		Map<String, String> all = new TreeMap<>(this.parameters);
		all.put(name, value);
		return address(all, this.labels);
	}

	private static String address(Map<String, String> parameters, SortedSet<String> labels) {
		UriComponentsBuilder address = UriComponentsBuilder.newInstance();
		List<Object> values = new ArrayList<>();
		new TreeMap<>(parameters).forEach((parameter, text) -> {
			address.queryParam(parameter, "{" + parameter + "}");
			values.add(text);
		});
		for (String label : labels) {
			address.queryParam("label", "{label" + values.size() + "}");
			values.add(label);
		}
		return address.encode().buildAndExpand(values.toArray()).toUriString();
	}

}
