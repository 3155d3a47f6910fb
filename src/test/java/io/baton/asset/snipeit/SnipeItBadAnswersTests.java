package io.baton.asset.snipeit;

import static io.baton.platform.http.WithstandsBadAnswers.use;
import static org.mockito.Mockito.mock;

import io.baton.asset.AssetRegister.AssetQuery;
import io.baton.asset.AssetRegisterSettings;
import io.baton.asset.AssetStatus;
import io.baton.asset.AssetUpdate;
import io.baton.asset.OutsideChanges;
import io.baton.asset.OutsideRegister;
import io.baton.platform.http.Connector;
import io.baton.platform.http.ConnectorSettings;
import io.baton.platform.http.WithstandsBadAnswers;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SnipeItBadAnswersTests implements WithstandsBadAnswers {

    @Override
    public List<Runnable> uses(ConnectorSettings settings) {
        return List.of(
                use(settings, this::register, register -> register.find("LT-1")),
                use(settings, this::register, register -> register.search(new AssetQuery(null, null, null, "x", 0, 5))),
                use(
                        settings,
                        this::register,
                        register -> register.apply(
                                new AssetUpdate("step", "LT-1", "anna", null, AssetStatus.IN_USE, "REQ-1"))),
                use(settings, this::register, OutsideRegister::probe),
                use(settings, SnipeItSeats::new, seats -> seats.look("9", null)),
                use(settings, SnipeItSeats::new, seats -> seats.assign("step", "9", "anna", 0)),
                use(settings, SnipeItSeats::new, seats -> seats.release("step", "9", "71", "anna")));
    }

    private OutsideRegister register(Connector connector) {
        var mapping =
                new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("a", AssetRegisterSettings.class);
        return new OutsideRegister(new SnipeItAssets(mapping), connector, mock(OutsideChanges.class), "snipe-it");
    }
}
