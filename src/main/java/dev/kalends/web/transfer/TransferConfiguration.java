package dev.kalends.web.transfer;

import dev.kalends.web.error.FallbackErrorResponse;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Puts the filter before all others and the valve before the whole application.
 */
@Configuration(proxyBeanMethods = false)
class TransferConfiguration {

	@Bean
	TransferMemory transferMemory(MeterRegistry meters) {
		return new TransferMemory(Runtime.getRuntime().maxMemory(), meters);
	}

	/**
	 * Error pages are dispatched by the filter itself; what the container dispatches to
	 * them is refused before any filter and small.
	 */
	@Bean
	FilterRegistrationBean<Filter> nonBlockingTransferFilter(TransferMemory memory, FallbackErrorResponse answers,
			@Value("${spring.web.error.path:/error}") String errorPath) {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
				new NonBlockingTransferFilter(new BodyRules(), memory, answers, errorPath));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
		return registration;
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectionValve(FallbackErrorResponse answers) {
		return (factory) -> factory.addEngineValves(new ConnectionValve(answers));
	}

}
