import 'dart:convert';
import 'dart:io';

import 'package:http/http.dart' as http;

Future<void> main() async {
  final url = Uri.parse('https://api.chatfire.cn/jimeng-video/v1/tasks');
  final request = http.Request('POST', url);
  request.headers['Authorization'] = 'Bearer ' + (Platform.environment['CHATFIRE_API_KEY'] ?? (throw StateError('CHATFIRE_API_KEY is not set')));
  request.headers['Content-Type'] = 'application/json';
  request.bodyBytes = utf8.encode('''{
  "model": "seedream-3.0",
  "prompt": "A paper boat drifts down a rain-soaked street at dusk while neon signs shimmer on the water and a slow piano plays.",
  "image_url": "https://v3.fal.media/files/elephant/rkH-9qoXtXu3rAYTsx9V5_image.webp",
  "duration": 5,
  "aspect_ratio": "16:9",
  "cfg_scale": 0.5
}''');

  final response = await request.send();
  await stdout.addStream(response.stream);
  if (response.statusCode >= 400) {
    throw HttpException('the server answered ${response.statusCode}');
  }
}
