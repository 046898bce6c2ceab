package dev.kalends;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

import dev.kalends.shared.InvalidConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * Validates the configuration before any other bean is created, so that an invalid value
 * prevents startup before a database is opened.
 */
@Component
class ConfigurationChecks implements BeanFactoryPostProcessor {

	private static final int MAX_PORT = 65_535;

	private static final String POSTGRES_URL_PREFIX = "jdbc:postgresql:";

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		Environment environment = beans.getBean(Environment.class);
		requirePort(environment);
		requireLocalAddress(environment);
		requirePostgresUrl(environment);
		String ownPackage = ClassUtils.getPackageName(KalendsApplication.class) + ".";
		for (String name : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
			@Nullable Class<?> type = beans.getType(name);
			if (type != null && type.getName().startsWith(ownPackage)) {
				beans.getBean(name);
			}
		}
	}

	private static void requirePort(Environment environment) {
		int port = Binder.get(environment).bind("server.port", Integer.class).orElse(0);
		if (port < 0 || port > MAX_PORT) {
			throw new InvalidConfigurationException("server.port", ConfigurationFailureAnalyzer.PORT);
		}
	}

	private static void requireLocalAddress(Environment environment) {
		InetAddress address = Binder.get(environment).bind("server.address", InetAddress.class).orElse(null);
		try {
			if (address != null && !address.isAnyLocalAddress() && !address.isLoopbackAddress()
					&& NetworkInterface.getByInetAddress(address) == null) {
				throw new InvalidConfigurationException("server.address", ConfigurationFailureAnalyzer.ADDRESS);
			}
		}
		catch (SocketException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void requirePostgresUrl(Environment environment) {
		String url = environment.getProperty("spring.datasource.url", "");
		if (environment.acceptsProfiles(Profiles.of("postgres")) && !url.startsWith(POSTGRES_URL_PREFIX)) {
			throw new InvalidConfigurationException("spring.datasource.url",
					"With the profile postgres the value must be the JDBC URL of a PostgreSQL database, such as jdbc:postgresql://localhost/kalends.");
		}
	}

}
