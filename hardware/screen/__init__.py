"""What every screen of the centre is drawn with: millimetres, fonts, colours, controls, a stage for views.

Knows neither apps nor hub. Nothing is imported here, so that asking for a font does not load Qt Quick.
"""
