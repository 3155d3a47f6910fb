package io.baton.engine;

import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets timers and due dates of models count working time. */
@Component
@Order(220)
class WorkingTimePlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<WorkingTime> time;

    WorkingTimePlugin(ObjectProvider<WorkingTime> time) {
        this.time = time;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(
                DurationBusinessCalendar.NAME, new CalendarWaits(new DurationBusinessCalendar(), time::getObject));
        calendars.addBusinessCalendar(
                DueDateBusinessCalendar.NAME, new CalendarWaits(new DueDateBusinessCalendar(), time::getObject));
        calendars.addBusinessCalendar(CycleBusinessCalendar.NAME, new CycleBusinessCalendar());
        engine.setBusinessCalendarManager(calendars);
    }
}
