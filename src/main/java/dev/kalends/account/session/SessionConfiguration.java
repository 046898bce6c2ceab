package dev.kalends.account.session;

import java.sql.DatabaseMetaData;

import javax.sql.DataSource;

import dev.kalends.web.ApiPaths;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.security.autoconfigure.web.servlet.PathRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.SessionRepositoryFilter;

/**
 * Stores sessions in the database, so that they are valid on every node and after a
 * restart. Expired sessions, see {@link SessionLifetime}, are removed every minute.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(maxInactiveIntervalInSeconds = SessionConfiguration.IDLE_SECONDS)
class SessionConfiguration {

	static final int IDLE_SECONDS = SessionLifetime.IDLE_DAYS * 24 * 60 * 60;

	private static final Logger logger = LoggerFactory.getLogger(SessionConfiguration.class);

	/**
	 * Concurrent requests of one session may add the same attribute; the last write wins.
	 */
	private static final String ADD_ATTRIBUTE_ON_H2 = """
			merge into %TABLE_NAME%_attributes (session_primary_id, attribute_name, attribute_bytes)
			key (session_primary_id, attribute_name) values (?, ?, ?)
			""";

	/**
	 * Requests for the feed and for assets bypass the session filter, because it reads
	 * the session's row and updates its last access time.
	 */
	@Bean
	FilterRegistrationBean<Filter> sessionFilter(SessionRepositoryFilter<?> sessions) {
		RequestMatcher bypassed = new OrRequestMatcher(ApiPaths.feedMatcher(),
				PathRequest.toStaticResources().atCommonLocations(),
				PathPatternRequestMatcher.withDefaults().matcher("/assets/**"));
		Filter filter = (request, response, chain) -> {
			if (bypassed.matches((HttpServletRequest) request)) {
				chain.doFilter(request, response);
			}
			else {
				sessions.doFilter(request, response, chain);
			}
		};
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
		return registration;
	}

	/**
	 * Disables the automatic registration of the filter, which is wrapped by
	 * {@link #sessionFilter}.
	 */
	@Bean
	FilterRegistrationBean<SessionRepositoryFilter<?>> disabledRegistration(SessionRepositoryFilter<?> sessions) {
		FilterRegistrationBean<SessionRepositoryFilter<?>> registration = new FilterRegistrationBean<>(sessions);
		registration.setEnabled(false);
		return registration;
	}

	@Bean
	@Primary
	SignedInSessions signedInSessions(JdbcIndexedSessionRepository stored) {
		return new SignedInSessions(stored);
	}

	@Bean
	SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionStatements(DataSource dataSource)
			throws MetaDataAccessException {
		String product = JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getDatabaseProductName);
		return (sessions) -> {
			if ("H2".equals(product)) {
				sessions.setCreateSessionAttributeQuery(ADD_ATTRIBUTE_ON_H2);
			}
			else {
				new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
			}
			sessions.setConversionService(attributes());
		};
	}

	private static GenericConversionService attributes() {
		GenericConversionService conversions = new GenericConversionService();
		conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
		conversions.addConverter(byte[].class, Object.class,
				readable(new DeserializingConverter(SessionConfiguration.class.getClassLoader())));
		return conversions;
	}

	/**
	 * Treats attributes that another version wrote and this version cannot deserialize as
	 * absent; the person signs in again.
	 */
	@SuppressWarnings("NullAway") // a converter may return null
	private static Converter<byte[], @Nullable Object> readable(DeserializingConverter converter) {
		return (bytes) -> {
			try {
				return converter.convert(bytes);
			}
			catch (SerializationFailedException ex) {
				logger.warn("A session attribute cannot be deserialized: {}", ex.getMessage());
				return null;
			}
		};
	}

}
