package dev.kalends.workitem.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Builds links to the list with one parameter of the current URL changed. The links are
 * query strings that start with a question mark.
 *
 * @param parameters the parameters of the current URL, without page and labels
 * @param labels the labels of the current URL; each becomes a separate parameter
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
